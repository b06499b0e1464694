package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.PriceArguments;
import io.github.keyreeve.domain.notice.Mapping;
import io.github.keyreeve.domain.notice.PaidLine;
import io.github.keyreeve.domain.provider.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a shop's product leads to. */
record MappedArguments(ArgumentSets argumentSets) {

    /** The arguments of the URL win over those of the product, and those over the stored sets, the first named first. */
    Arguments complete(Arguments ofUrl, Mapping mapping) {
        return complete(ofUrl, mapping, stored(mapping.sets()));
    }

    /** The sets that a line may lead to. */
    static List<String> names(PaidLine line, Provider provider) {
        boolean buyersMayCount = provider.trustBuyerFields() || line.price().isPresent();
        return (buyersMayCount ? line.mapping().orElse(line.buyersMapping()) : line.mapping()).sets();
    }

    Mapping mapping(PaidLine line, Provider provider) {
        return mapping(line, provider, stored(names(line, provider)));
    }

    /**
     * What counts of what is said of a line. A buyer may name a set that has a price, since it is issued only if that was
     * paid; but then he may not write what the licence is, or what it costs, besides (source: contract 3.4).
     *
     * @param stored sets that were found before by {@link #names}
     */
    static Mapping mapping(PaidLine line, Provider provider, Map<String, ArgumentSet> stored) {
        List<String> ofBuyer = line.buyersMapping().sets();
        boolean priced = line.price().isPresent() && ofBuyer.stream()
                .flatMap(name -> Optional.ofNullable(stored.get(ArgumentSet.comparable(name))).stream())
                .anyMatch(set -> PriceArguments.nameOne(set.arguments()));
        if (priced) {
            return line.mapping().orElse(new Mapping(Arguments.NONE, ofBuyer));
        }
        return provider.trustBuyerFields() ? line.mapping().orElse(line.buyersMapping()) : line.mapping();
    }

    /** @param stored sets that were found before, as {@link #stored} gives them */
    static Arguments complete(Arguments ofUrl, Mapping mapping, Map<String, ArgumentSet> stored) {
        Arguments complete = ofUrl.orElse(mapping.arguments());
        for (String name : mapping.sets()) {
            complete = Optional.ofNullable(stored.get(ArgumentSet.comparable(name))).map(ArgumentSet::arguments)
                    .map(complete::orElse)
                    .orElse(complete);
        }
        return complete;
    }

    /** Whether one of the mapping's sets is stored. */
    boolean hasSet(Mapping mapping) {
        return !stored(mapping.sets()).isEmpty();
    }

    /** Those of the sets that there are, by their comparable names. */
    Map<String, ArgumentSet> stored(List<String> names) {
        return names.isEmpty() ? Map.of() : argumentSets.find(names).stream()
                .collect(Collectors.toMap(set -> ArgumentSet.comparable(set.name()), Function.identity()));
    }
}
