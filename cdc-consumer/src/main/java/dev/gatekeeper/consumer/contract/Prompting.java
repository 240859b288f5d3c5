package dev.gatekeeper.consumer.contract;

import dev.gatekeeper.consumer.create.TableAltered;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;

/// Has the tables looked at as soon as this consumer has made or altered one.
@Singleton
class Prompting {

    private final ContractPublisher publisher;

    Prompting(ContractPublisher publisher) {
        this.publisher = publisher;
    }

    @TransactionalEventListener
    void onCommit(TableAltered altered) {
        publisher.prompt();
    }
}
