package io.github.keyreeve.web.api.dto;

import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.ExpiryArguments;
import io.github.keyreeve.web.api.problem.Problem.FieldError;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which field of an {@link OrderRequest} is which issuing argument: there for the values, and back for what is wrong. */
public enum OrderField {
    PRODUCT_ID("is_productid", "product.id", inProduct(ProductReference::id)),
    MAJOR("is_majorversion", "product.major", inProduct(ProductReference::major)),
    MINOR("is_minorversion", "product.minor", inProduct(ProductReference::minor)),
    ONE_KEY("is_usemultipleactivationskey", "allowance.oneKeyForAll", inAllowance(AllowanceRequest::oneKeyForAll)),
    PER_KEY("is_numberofactivationsperkey", "allowance.activationsPerKey",
            inAllowance(AllowanceRequest::activationsPerKey)),
    ADDITIONAL("is_additionalactivations", "allowance.additionalActivations",
            inAllowance(AllowanceRequest::additionalActivations)),
    FEATURES("is_features", "features", OrderRequest::features),
    MODEL("is_licensemodel", "model", OrderRequest::model),
    EXPIRES_ON(ExpiryArguments.ON_ISO, "expiresOn", OrderRequest::expiresOn),
    /** Only a stored set says it, and what is wrong with the day is told under this name. */
    EXPIRES_ON_OF_SHOPS("is_expdate", "expiresOn", order -> null),
    EXPIRES_AFTER_DAYS("is_expduration", "expiresAfterDays", OrderRequest::expiresAfterDays),
    AFFILIATE("is_affiliateid", "affiliateId", OrderRequest::affiliateId),
    USER_DATA("is_userdata1", "userData", OrderRequest::userData),
    COMPUTER_TYPE("is_computertype", "computerType", OrderRequest::computerType),
    FLOATING("is_floating", "floating", OrderRequest::floating),
    MAINTENANCE_PLAN("is_maintenance_plan", "maintenancePlan", OrderRequest::maintenancePlan),
    MAINTENANCE_DAYS("is_maintduration", "maintenanceDays", OrderRequest::maintenanceDays),
    ARGUMENT_SET("is_args", "argumentSet", OrderRequest::argumentSet);

    private static final Pattern ARGUMENT = Pattern.compile("is_[a-z0-9_]+");

    private final String argument;
    private final String field;
    private final Function<OrderRequest, Object> value;

    OrderField(String argument, String field, Function<OrderRequest, Object> value) {
        this.argument = argument;
        this.field = field;
        this.value = value;
    }

    String argument() {
        return argument;
    }

    Optional<String> textIn(OrderRequest order) {
        return Optional.ofNullable(value.apply(order)).map(Object::toString);
    }

    /** What is wrong, in the words of the JSON. What no field says comes from the stored set. */
    public static FieldError fieldError(ArgumentError error) {
        boolean fromSet = ARGUMENT.matcher(error.argument()).matches() && of(error.argument()).isEmpty();
        return fromSet
                ? new FieldError(ARGUMENT_SET.field, "holds " + error)
                : new FieldError(inJson(error.argument()), inJson(error.message()));
    }

    private static String inJson(String text) {
        return ARGUMENT.matcher(text).replaceAll(match ->
                of(match.group()).map(found -> found.field).orElse(match.group()));
    }

    private static Optional<OrderField> of(String argument) {
        return Arrays.stream(values()).filter(field -> field.argument.equals(argument)).findFirst();
    }

    private static Function<OrderRequest, Object> inProduct(Function<ProductReference, Object> value) {
        return order -> order.product() == null ? null : value.apply(order.product());
    }

    private static Function<OrderRequest, Object> inAllowance(Function<AllowanceRequest, Object> value) {
        return order -> order.allowance() == null ? null : value.apply(order.allowance());
    }
}
