package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.usecase.LicenseRacesContract;
import org.junit.jupiter.api.Nested;

/** The ports' contracts in memory. */
class InMemoryContractsTest {

    private static final Storage STORAGE = new InMemoryStorage();

    @Nested
    class OfIssuedOrders extends IssuedOrdersContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfLicenses extends LicensesContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfLicenseEvents extends LicenseEventsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfActivations extends ActivationsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfRenewals extends RenewalsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfInbox extends InboxContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfOrderNumbers extends OrderNumbersContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfToldMoments extends ToldMomentsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfRefunds extends RefundsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfCustomerEvents extends CustomerEventsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfEventEndpoints extends EventEndpointsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfDeliveries extends DeliveriesContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfCustomers extends CustomersContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfLicenseRaces extends LicenseRacesContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfProducts extends ProductsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfProviders extends ProvidersContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfArgumentSets extends ArgumentSetsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfRefusedRepeats extends RefusedRepeatsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfMails extends MailsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfMailTemplates extends MailTemplatesContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfTransactions extends TransactionsContract {
        @Override
        protected Storage storage() {
            return STORAGE;
        }
    }

    @Nested
    class OfInstallation extends InstallationContract {
        @Override
        protected Storage newStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class OfSigningKeys extends SigningKeysContract {
        @Override
        protected SigningKeys keys() {
            return new InMemorySigningKeys();
        }
    }
}
