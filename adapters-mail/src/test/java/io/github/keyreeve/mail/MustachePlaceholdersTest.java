package io.github.keyreeve.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.application.Orders;
import io.github.keyreeve.application.port.out.Placeholders;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.mail.MailFacts;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.domain.order.IssuedOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MustachePlaceholdersTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Placeholders placeholders = new MustachePlaceholders();

    @Test
    void fillInWhatIsKnownOfTheOrder() {
        IssuedOrder order = Orders.anOrder().withOrderId("A-1").withLicenses(2).withActivations(3)
                .withExpiry(new Expiry.At(Instant.parse("2026-12-31T22:59:59Z"))).build();

        assertThat(filled("""
                {{customer.name}} {{customer.company}} {{customer.email}} {{product.name}} {{product.version}} {{order.id}} \
                {{order.quantity}} {{activations}} {{expires}}{{days}}
                {{#keys}}
                {{-index}}. {{key}} {{activations}} {{expires}}
                {{/keys}}
                """, order)).isEqualTo("""
                Jane Doe Doe Ltd Jane@Example.com Demo 1.0 A-1 2 6 2026-12-31
                1. %s 3 2026-12-31
                2. %s 3 2026-12-31
                """.formatted(order.licenses().get(0).key().grouped(), order.licenses().get(1).key().grouped()));
    }

    @Test
    void showSectionsOnlyWhereThereIsSomething() {
        String template = "{{#keys}}{{#expires}}until {{expires}}{{/expires}}{{#days}}{{days}} days{{/days}}{{^expires}}{{^days}}ever"
                + "{{/days}}{{/expires}}{{/keys}}";

        assertThat(filled(template, Orders.anOrder().build())).isEqualTo("ever");
        assertThat(filled(template, Orders.anOrder().withExpiry(new Expiry.AfterFirstActivation(30)).build())).isEqualTo("30 days");
        assertThat(filled(template, Orders.anOrder().withExpiry(new Expiry.At(Instant.parse("2026-12-31T23:59:59Z"))).build()))
                .isEqualTo("until 2027-01-01");
    }

    @Test
    void escapeInHtmlAndNowhereElse() {
        IssuedOrder order = Orders.anOrder().withCustomer(Orders.customer("a@example.com", "<b>\"Tom\" & 'Jerry'</b>")).build();
        MailText template = new MailText("{{customer.name}}", "{{customer.name}}", Optional.of("<i title='{{customer.name}}'>"));

        MailText filled = placeholders.fill(template, facts(order));

        assertThat(filled.subject()).isEqualTo("<b>\"Tom\" & 'Jerry'</b>");
        assertThat(filled.text()).isEqualTo("<b>\"Tom\" & 'Jerry'</b>");
        assertThat(filled.html().orElseThrow()).doesNotContain("<b>").contains("&lt;b&gt;").contains("&quot;").contains("&#39;");
    }

    /** What a customer is called is no template. */
    @Test
    void fillInOnce() {
        IssuedOrder order = Orders.anOrder().withCustomer(Orders.customer("a@example.com", "{{#keys}}{{key}}{{/keys}}")).build();

        assertThat(filled("{{customer.name}}", order)).isEqualTo("{{#keys}}{{key}}{{/keys}}");
    }

    @Test
    void makeSubjectsOfOneLine() {
        IssuedOrder order = Orders.anOrder().withCustomer(Orders.customer("a@example.com", "Jane\r\nBcc: x@example.com")).build();

        assertThat(placeholders.fill(new MailText("For {{customer.name}}", "", Optional.empty()), facts(order)).subject())
                .isEqualTo("For Jane Bcc: x@example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{{customer.shoesize}} {{x}}          | has unknown placeholders: customer.shoesize, x",
        "{{#keys}}{{#nothing}}{{/nothing}}{{/keys}} | has unknown placeholders: nothing",
        "{{keys}}                             | has unknown placeholders: keys (which is a loop: {{#keys}}{{key}}{{/keys}})",
        "{{.}}                                | has unknown placeholders: .",
        "{{key}}                              | cannot be filled in: ",
        "{{^expires}}{{key}}{{/expires}}      | cannot be filled in: ",
        "{{#keys}}{{key}}                     | cannot be filled in: ",
        "{{#keys}}{{key}}{{/days}}            | cannot be filled in: ",
        "{{product.name                       | has a placeholder that is not closed by }}",
        "{{{customer.name}}}                  | must not hold a tag",
        "{{ & customer.name}}                 | must not hold a tag",
        "{{=<% %>=}}<%& customer.name %>      | must not hold a tag",
        "{{>other}}                           | must not hold a tag",
    })
    void refuseWhatCannotBeFilledIn(String template, String message) {
        for (MailText text : new MailText[] {new MailText(template, "", Optional.empty()),
            new MailText("", template, Optional.empty()), new MailText("", "", Optional.of(template))}) {
            assertThat(placeholders.errors(text)).singleElement().extracting(ArgumentError::message).asString().startsWith(message);
        }
    }

    @Test
    void nameTheFieldThatIsWrong() {
        assertThat(placeholders.errors(new MailText("two\nlines", "{{a}}", Optional.of("{{b}}"))))
                .extracting(ArgumentError::argument).containsExactly("subject", "text", "html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{ {x} }", "{{! a remark }}", "{{#keys}}{{key}}{{^-last}}, {{/-last}}{{/keys}}",
        "{{#customer.company}}{{customer.company}}{{/customer.company}}", "{{#keys}}{{customer.name}}{{/keys}}", "{{^keys}}none{{/keys}}"})
    void takeEverythingElse(String template) {
        assertThat(placeholders.errors(new MailText(template, template, Optional.of(template)))).isEmpty();
    }

    /** A thousand keys in a loop in a loop would be a million. */
    @Test
    void knowNoLoopInTheLoop() {
        assertThat(filled("{{#keys}}a{{#keys}}b{{/keys}}{{/keys}}", Orders.anOrder().withLicenses(3).build())).isEqualTo("aaa");
    }

    @Test
    void fillInTheBuiltInTemplate() {
        IssuedOrder order = Orders.anOrder().withOrderId("A-1").withLicenses(2).withActivations(3).build();

        assertThat(placeholders.errors(MailTemplate.BUILT_IN.text())).isEmpty();
        MailText filled = placeholders.fill(MailTemplate.BUILT_IN.text(), facts(order));

        assertThat(filled.subject()).isEqualTo("Your licence for Demo");
        assertThat(filled.text()).isEqualTo("""
                Hello Jane Doe,

                thank you for your order A-1.

                Your licence for Demo 1.0:

                  %s
                  for 3 computer(s)

                  %s
                  for 3 computer(s)

                Please keep this mail: you need what is above to install Demo on another computer.
                """.formatted(order.licenses().get(0).key().grouped(), order.licenses().get(1).key().grouped()));
        assertThat(filled.html().orElseThrow()).contains(order.licenses().get(0).key().grouped());
    }

    private String filled(String template, IssuedOrder order) {
        MailText text = new MailText("", template, Optional.empty());
        assertThat(placeholders.errors(text)).isEmpty();
        return placeholders.fill(text, facts(order)).text();
    }

    private static MailFacts facts(IssuedOrder order) {
        return MailFacts.of(order.line(), order.licenses(), order.line().customer(), Optional.empty(), BERLIN);
    }
}
