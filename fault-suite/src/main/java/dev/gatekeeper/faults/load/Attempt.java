package dev.gatekeeper.faults.load;

import java.util.List;

/// What came of sending a request once.
sealed interface Attempt {

    /// For the tally: a status, or why there is none.
    String end();

    /// Of the request's posts in their order, as far as they are decided.
    List<Answer> answers();

    /// An answer that settles the matter.
    record Definite(String end, List<Answer> answers) implements Attempt {
        public Definite {
            answers = List.copyOf(answers);
        }
    }

    /// Something after which the same is sent again.
    record Again(String end, List<Answer> answers) implements Attempt {
        public Again {
            answers = List.copyOf(answers);
        }

        Again(String end) {
            this(end, List.of());
        }
    }
}
