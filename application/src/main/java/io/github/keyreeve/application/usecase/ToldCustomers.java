package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.KeepCustomers;
import io.github.keyreeve.application.port.out.ToldMoments;
import io.github.keyreeve.application.usecase.NoticeDesk.Told;
import io.github.keyreeve.domain.notice.ShopNotice.CustomerTold;
import io.github.keyreeve.domain.order.LicenseReference;
import java.util.Optional;

/** Keeps who their customers are as shops tell it: the word that was said last counts, in whatever order they come. */
public final class ToldCustomers {

    private final KeepCustomers customers;
    private final ToldMoments moments;

    public ToldCustomers(KeepCustomers customers, ToldMoments moments) {
        this.customers = customers;
        this.moments = moments;
    }

    NoticeResult keep(Told<CustomerTold> told) {
        if (isOutdated(told)) {
            return NoticeResult.done("The shop has told who the customer is at a later moment already.");
        }
        CustomerTold customer = told.notice();
        Optional<LicenseReference> order =
                customer.order().map(number -> new LicenseReference.OfOrder(told.provider().name(), number));
        KeepCustomers.Outcome outcome = customers.update(new KeepCustomers.Request(told.provider().name(),
                customer.customer(), customer.customerNumber(), Optional.empty(), order, told.origin()));
        return switch (outcome) {
            case KeepCustomers.Outcome.Stored stored -> NoticeResult.done(
                    stored.created() ? "The customer is known now." : "What is known of the customer was completed.");
            case KeepCustomers.Outcome.LicenseNotFound none -> NoticeResult.done("The customer has no licences here.");
            case KeepCustomers.Outcome.Invalid invalid ->
                    NoticeResult.done("Nothing says which customer is meant: neither an address nor a number.");
        };
    }

    private boolean isOutdated(Told<CustomerTold> told) {
        return told.notice().at()
                .flatMap(at -> told.notice().customerNumber().map(number ->
                        !moments.advance(told.provider().name(), new ToldMoments.Subject.Person(number), at)))
                .orElse(false);
    }
}
