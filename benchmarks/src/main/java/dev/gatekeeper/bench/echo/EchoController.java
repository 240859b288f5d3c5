package dev.gatekeeper.bench.echo;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/// The least that an endpoint can do with a body. It runs on the event loop, without a thread of its own.
@Controller("/change-sets")
final class EchoController {

    @Post(consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> count(@Body byte[] body) {
        return HttpResponse.created("{\"bytes\":" + body.length + "}");
    }
}
