package dev.gatekeeper.faults.load;

/// What sending a request once came to, as classes of status.
public enum AnswerKind {
    ACCEPTED("2xx"),
    REFUSED("4xx"),
    /// The client sends it again.
    AGAIN("408, 429, 5xx"),
    NONE("no answer");

    private final String words;

    AnswerKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    static AnswerKind of(Attempt attempt) {
        if (!Character.isDigit(attempt.end().charAt(0))) {
            return NONE;
        }
        return switch (attempt) {
            case Attempt.Again _ -> AGAIN;
            case Attempt.Definite(var status, var _) -> status.startsWith("2") ? ACCEPTED : REFUSED;
        };
    }
}
