package io.github.keyreeve.bootstrap.e2e;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What should come of each sample: {@code outcomes.json}, written by hand from the contract.
 *
 * @param livingOn samples about keys that were issued before, which {@link LifeCycleSamplesTest} replays
 */
record SampleOutcomes(
        List<Issuing> issuing,
        List<Repeating> repeating,
        List<String> livingOn,
        Map<String, List<String>> belongingToALaterIssue) {

    /** @param body with KEY where the key stands */
    record ExpectedAnswer(String mediaType, String body) {}

    record Issuing(String sample, ExpectedAnswer answer, StoredOrder order) {

        @Override
        public String toString() {
            return sample;
        }
    }

    /** @param after the sample whose answer comes again */
    record Repeating(String sample, String after) {

        @Override
        public String toString() {
            return sample;
        }
    }

    static SampleOutcomes read() {
        try (InputStream outcomes = SampleOutcomes.class.getResourceAsStream("/vendors/outcomes.json")) {
            return new JsonMapper().readValue(outcomes, SampleOutcomes.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
