package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.out.EventPost;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would be sent, and answers for everybody. */
final class KeptMessages implements EventPost {

    final List<Message> sent = new CopyOnWriteArrayList<>();
    volatile Answer answer = new Answer.Answered(204);

    @Override
    public Optional<String> refusal(String url) {
        return url.startsWith("https://") ? Optional.empty() : Optional.of("must begin with https://");
    }

    @Override
    public Answer send(Message message) {
        sent.add(message);
        return answer;
    }
}
