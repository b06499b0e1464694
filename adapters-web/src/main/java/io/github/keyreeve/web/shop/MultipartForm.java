package io.github.keyreeve.web.shop;

import io.github.keyreeve.web.shop.Fields.Field;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jvnet.mimepull.MIMEConfig;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEParsingException;
import org.jvnet.mimepull.MIMEPart;

/** Reads multipart/form-data. The body was read in whole before, so its size is bounded. */
final class MultipartForm {

    private static final Pattern NAME = Pattern.compile("(?i)(?:^|;)\\s*name=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final int MAX_PARTS = 1_000;

    private MultipartForm() {}

    static Fields glance(Body body) {
        return read(body, StandardCharsets.ISO_8859_1);
    }

    static Fields read(Body body, Charset charset) {
        String boundary = body.contentType()
                .boundary()
                .orElseThrow(() -> new UnreadableRequestException("Content-Type", "must name the multipart boundary"));
        MIMEConfig inMemory = new MIMEConfig();
        inMemory.setMemoryThreshold(-1);
        try (MIMEMessage message = new MIMEMessage(new ByteArrayInputStream(body.bytes()), boundary, inMemory)) {
            List<Field> fields = new ArrayList<>();
            for (MIMEPart part : message.getAttachments()) {
                if (fields.size() == MAX_PARTS) {
                    throw new UnreadableRequestException("The body", "must have at most %d parts".formatted(MAX_PARTS));
                }
                String name = name(part);
                try (InputStream content = part.readOnce()) {
                    fields.add(new Field(name, FormText.text(content.readAllBytes(), charset, "A part of the body")));
                }
            }
            return new Fields(fields);
        } catch (MIMEParsingException e) {
            throw new UnreadableRequestException("The body", "must be multipart/form-data as its boundary says");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(MIMEPart part) {
        return Optional.ofNullable(part.getHeader("Content-Disposition")).stream()
                .flatMap(List::stream)
                .map(NAME::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new UnreadableRequestException("A part of the body", "must have a name"));
    }
}
