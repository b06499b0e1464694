package io.github.keyreeve.domain.argument;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerPart;
import java.util.function.Function;

/** Reads who bought from the fields of a form or a document, whatever these call the parts. */
public final class CustomerReader {

    private CustomerReader() {}

    /**
     * Every part that is there; empty text for the others.
     *
     * @param reader gathers what is wrong; the customer must not be used if it gathered anything
     * @param nameOf the argument that holds a part
     */
    public static Customer read(ArgumentReader reader, Function<CustomerPart, String> nameOf) {
        return Customer.of(part -> reader.text(nameOf.apply(part), part.maxLength()).orElse(""));
    }
}
