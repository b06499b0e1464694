package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ManageArgumentSets;
import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.IssuingArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.argument.PriceArguments;
import java.util.ArrayList;
import java.util.List;

/** Looks after the argument sets. What no order could use is refused when it is stored, not when a customer has paid. */
public final class ArgumentSetDesk implements ManageArgumentSets {

    private final Transactions transactions;
    private final ArgumentSets sets;
    private final IssuingRules rules;

    public ArgumentSetDesk(Transactions transactions, ArgumentSets sets, IssuingRules rules) {
        this.transactions = transactions;
        this.sets = sets;
        this.rules = rules;
    }

    @Override
    public List<ArgumentSet> all() {
        return sets.all();
    }

    @Override
    public Outcome save(ArgumentSet set) {
        List<ArgumentError> errors = errors(set);
        if (!errors.isEmpty()) {
            return new Outcome.Invalid(errors);
        }
        return transactions.inTransaction(() -> sets.save(set)) ? new Outcome.Added() : new Outcome.Replaced();
    }

    @Override
    public boolean remove(String name) {
        return transactions.inTransaction(() -> sets.remove(name));
    }

    private List<ArgumentError> errors(ArgumentSet set) {
        List<ArgumentError> errors = new ArrayList<>();
        Arguments.forbiddenIn(set.text()).forEach(name ->
                errors.add(new ArgumentError(name, "must not stand in an argument set")));
        ArgumentReader reader = new ArgumentReader(set.arguments());
        IssuingArguments.read(reader, true, rules);
        PriceArguments.read(reader);
        errors.addAll(reader.errors());
        return errors;
    }
}
