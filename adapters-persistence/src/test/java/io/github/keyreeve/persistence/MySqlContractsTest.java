package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.ActivationsContract;
import io.github.keyreeve.application.port.out.ArgumentSetsContract;
import io.github.keyreeve.application.port.out.CustomerEventsContract;
import io.github.keyreeve.application.port.out.CustomersContract;
import io.github.keyreeve.application.port.out.DeliveriesContract;
import io.github.keyreeve.application.port.out.EventEndpointsContract;
import io.github.keyreeve.application.port.out.InboxContract;
import io.github.keyreeve.application.port.out.InstallationContract;
import io.github.keyreeve.application.port.out.IssuedOrdersContract;
import io.github.keyreeve.application.port.out.LicenseEventsContract;
import io.github.keyreeve.application.port.out.LicensesContract;
import io.github.keyreeve.application.port.out.MailTemplatesContract;
import io.github.keyreeve.application.port.out.MailsContract;
import io.github.keyreeve.application.port.out.OrderNumbersContract;
import io.github.keyreeve.application.port.out.ProductsContract;
import io.github.keyreeve.application.port.out.ProvidersContract;
import io.github.keyreeve.application.port.out.RefundsContract;
import io.github.keyreeve.application.port.out.RefusedRepeatsContract;
import io.github.keyreeve.application.port.out.RenewalsContract;
import io.github.keyreeve.application.port.out.Storage;
import io.github.keyreeve.application.port.out.ToldMomentsContract;
import io.github.keyreeve.application.usecase.LicenseRacesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The ports' contracts on a MySQL server that is running already. */
@EnabledIfSystemProperty(
        named = FreshSchema.MYSQL_URL,
        matches = "jdbc:mysql:.*",
        disabledReason = "needs a MySQL server: -Dkeyreeve.test.mysql.url=jdbc:mysql://host:port/ and .user and .password")
class MySqlContractsTest {

    private static FreshSchema schema;

    @BeforeAll
    static void open() {
        schema = FreshSchema.onMySql();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Nested
    class OfIssuedOrders extends IssuedOrdersContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfLicenses extends LicensesContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfLicenseEvents extends LicenseEventsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfActivations extends ActivationsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfRenewals extends RenewalsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfInbox extends InboxContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfOrderNumbers extends OrderNumbersContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfToldMoments extends ToldMomentsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfRefunds extends RefundsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfCustomerEvents extends CustomerEventsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfEventEndpoints extends EventEndpointsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfDeliveries extends DeliveriesContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfCustomers extends CustomersContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfLicenseRaces extends LicenseRacesContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfProducts extends ProductsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfProviders extends ProvidersContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfArgumentSets extends ArgumentSetsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfRefusedRepeats extends RefusedRepeatsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfMails extends MailsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfMailTemplates extends MailTemplatesContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfTransactions extends DatabaseTransactionsContract {
        @Override
        protected Storage storage() {
            return schema.storage();
        }
    }

    @Nested
    class OfInstants extends InstantsContract {
        @Override
        protected Database database() {
            return schema.database();
        }
    }

    @Nested
    class OfSchema extends MySqlSchemaContract {
        @Override
        protected FreshSchema schema() {
            return schema;
        }
    }

    @Nested
    class OfStatements extends StatementCountContract {
        @Override
        protected Database database() {
            return schema.database();
        }
    }

    @Nested
    class OfFailures extends FailuresContract {
        @Override
        protected Database database() {
            return schema.database();
        }

        @Override
        protected void runTooLong() {
            database().dsl().fetch("SELECT /*+ MAX_EXECUTION_TIME(100) */ count(*) FROM "
                    + "information_schema.columns a, information_schema.columns b, information_schema.columns c");
        }
    }

    @Nested
    class OfInstallation extends InstallationContract {

        private final FreshSchema own = FreshSchema.onMySql();

        @Override
        protected Storage newStorage() {
            return own.storage();
        }

        @AfterEach
        void drop() {
            own.close();
        }
    }
}
