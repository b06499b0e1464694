package io.github.keyreeve.web.shop;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The shops that this server can read, from a table that is data: a further shop of a known kind is a further row. */
public final class ShopTable implements ProviderNames {

    private final List<Shop> shops;
    private final Map<String, Shop> byNameOrAlias = new LinkedHashMap<>();

    private ShopTable(List<Shop> shops) {
        this.shops = List.copyOf(shops);
        for (Shop shop : shops) {
            enter(shop.name().text(), shop);
            shop.aliases().forEach(alias -> enter(alias, shop));
        }
    }

    /** The table that comes with the server. */
    public static ShopTable bundled() {
        try (InputStream table = ShopTable.class.getResourceAsStream("shops.json")) {
            return read(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if the text is no table of shops; an unknown column is refused by name */
    public static ShopTable read(InputStream table) throws IOException {
        return new ShopTable(JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readValue(table, new TypeReference<List<Shop>>() {}));
    }

    public Optional<Shop> shop(String nameOrAlias) {
        return Optional.ofNullable(byNameOrAlias.get(nameOrAlias.strip().toLowerCase(Locale.ROOT)));
    }

    public Shop shop(ProviderName name) {
        return shop(name.text()).orElseThrow();
    }

    /** The shop whose own fields the request has, for shops that do not name themselves. */
    public Optional<Shop> recognise(Fields fields) {
        return shops.stream()
                .filter(shop -> !shop.recognisedBy().isEmpty())
                .filter(shop -> shop.recognisedBy().stream().allMatch(name -> fields.value(name).isPresent()))
                .findFirst();
    }

    @Override
    public Optional<ProviderName> named(String nameOrAlias) {
        return shop(nameOrAlias).map(Shop::name);
    }

    @Override
    public Channel usualChannel(ProviderName name) {
        return shop(name).channel();
    }

    @Override
    public List<ProviderName> all() {
        return shops.stream().map(Shop::name).sorted(Comparator.comparing(ProviderName::text)).toList();
    }

    private void enter(String name, Shop shop) {
        if (byNameOrAlias.put(name.toLowerCase(Locale.ROOT), shop) != null) {
            throw new IllegalArgumentException("Two shops are called " + name + ".");
        }
    }
}
