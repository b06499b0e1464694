package io.github.keyreeve.web.shop;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.web.shop.Fields.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Checks the signatures of the shops that sign when they ask for a key. */
public final class ShopSignature {

    private static final String FASTSPRING_HASH = "security_request_hash";
    private static final String ULTRACART_SECRET = "md5Secret";

    private ShopSignature() {}

    public static Signature of(Shop shop, ShopRequest request) {
        return switch (shop.signature()) {
            case NONE -> Signature.NONE;
            case FASTSPRING -> bySharedKey(sharedKey -> fastSpring(request, sharedKey));
            case ULTRACART -> bySharedKey(sharedKey -> compare(
                    request.body().value(ULTRACART_SECRET), Stream.of(md5Hex(sharedKey.text()))));
        };
    }

    private static Signature bySharedKey(Function<Secret, Signature.Verdict> check) {
        return provider -> provider.sharedKey().map(check).orElse(Signature.Verdict.NOT_SIGNED_BY_THIS_SENDER);
    }

    /**
     * MD5 over the values in the order of their names, and the private key. Whether the URL's arguments belong to it,
     * and whether backslashes are dropped first, differs between public receivers, so all four readings are accepted
     * (source: vendors' signatures, fastspring).
     */
    private static Signature.Verdict fastSpring(ShopRequest request, Secret privateKey) {
        Fields body = request.body().list().isEmpty() ? request.query() : request.body();
        Fields all = request.query().and(request.body());
        return compare(all.value(FASTSPRING_HASH), Stream.of(body, all).flatMap(signed -> {
            String values = concatenated(signed);
            return Stream.of(values, values.replace("\\", "")).map(text -> md5Hex(text + privateKey.text()));
        }));
    }

    private static String concatenated(Fields fields) {
        StringBuilder values = new StringBuilder();
        fields.list().stream()
                .filter(field -> !field.isCalled(FASTSPRING_HASH))
                .sorted(Comparator.comparing(Field::name))
                .forEach(field -> values.append(field.value()));
        return values.toString();
    }

    private static Signature.Verdict compare(Optional<String> given, Stream<String> accepted) {
        if (given.isEmpty()) {
            return Signature.Verdict.MISSING;
        }
        byte[] signature = given.get().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        List<byte[]> right = accepted.map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        boolean fits = false;
        for (byte[] candidate : right) {
            fits |= MessageDigest.isEqual(candidate, signature);
        }
        return fits ? Signature.Verdict.VALID : Signature.Verdict.WRONG;
    }

    private static String md5Hex(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }
}
