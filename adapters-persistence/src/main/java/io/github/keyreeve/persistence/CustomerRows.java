package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.CUSTOMER;

import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.order.CustomerIdentity;
import io.github.keyreeve.persistence.generated.tables.records.CustomerRecord;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;

/** Customers as rows, for the repositories that read them. */
final class CustomerRows {

    static final List<Field<?>> COLUMNS = List.of(CUSTOMER.fields());

    private CustomerRows() {}

    static Customer toDomain(Record row) {
        return new Customer(
                row.get(CUSTOMER.EMAIL),
                row.get(CUSTOMER.NAME),
                row.get(CUSTOMER.COMPANY),
                row.get(CUSTOMER.STREET1),
                row.get(CUSTOMER.STREET2),
                row.get(CUSTOMER.CITY),
                row.get(CUSTOMER.STATE),
                row.get(CUSTOMER.ZIP),
                row.get(CUSTOMER.COUNTRY),
                row.get(CUSTOMER.PHONE));
    }

    static CustomerRecord of(Customer customer, CustomerIdentity identity) {
        CustomerRecord row = new CustomerRecord();
        row.setIdentity(identity.fingerprint());
        row.setEmail(customer.email());
        row.setEmailComparable(customer.emailForComparison());
        row.setName(customer.name());
        row.setCompany(customer.company());
        row.setStreet1(customer.street1());
        row.setStreet2(customer.street2());
        row.setCity(customer.city());
        row.setState(customer.state());
        row.setZip(customer.zip());
        row.setCountry(customer.country());
        row.setPhone(customer.phone());
        return row;
    }
}
