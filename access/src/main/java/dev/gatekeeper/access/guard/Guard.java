package dev.gatekeeper.access.guard;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.credential.Credential;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.access.quota.Ruling;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/// Lets a request in, or answers it: 401 where nobody known sent it, 429 where it is too much, 403 where the route
/// needs what its caller may not. Nothing of its body is read. Thread-safe.
@Guarded
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Guard implements Ordered {

    private static final String LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";
    private static final String SCHEME = "Bearer realm=\"gatekeeper\"";

    private final Identification identification;
    private final Routes routes;
    private final ErrorResponseProcessor<?> errors;

    Guard(Identification identification, Routes routes, ErrorResponseProcessor<?> errors) {
        this.identification = identification;
        this.routes = routes;
        this.errors = errors;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }

    /// @return the answer, where it is not let in
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING) // A token's key may have to be fetched.
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        var needed = routes.need(request);
        return switch (identification.identify(Credential.of(request))) {
            case Identity.Known(var caller) -> admit(request, caller, needed);
            case Identity.Stranger(var name) ->
                needed == Permission.NONE ? null : refuse(request, HttpStatus.FORBIDDEN, noGrant(name, needed));
            case Identity.Unknown() ->
                needed == Permission.NONE
                        ? null
                        : refuse(
                                        request,
                                        HttpStatus.UNAUTHORIZED,
                                        "Say who sends this: Authorization: Bearer, or X-API-Key.")
                                .header(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
            case Identity.False(var why) ->
                refuse(request, HttpStatus.UNAUTHORIZED, why)
                        .header(HttpHeaders.WWW_AUTHENTICATE, SCHEME + ", error=\"invalid_token\"");
        };
    }

    private @Nullable HttpResponse<?> admit(HttpRequest<?> request, Caller caller, Permission needed) {
        if (needed == Permission.NONE) {
            if (!caller.isAnonymous()) {
                // By this, health tells its details.
                request.setUserPrincipal(caller);
            }
            return null;
        }
        request.setUserPrincipal(caller);
        return switch (caller.allowance().admit()) {
            case Ruling.Over(var limit, var retryAfter) -> {
                request.setAttribute(LIMIT, limit);
                var why = "This is more than the quota of " + caller.getName() + '.';
                yield told(request, refuse(request, HttpStatus.TOO_MANY_REQUESTS, why))
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
            }
            case Ruling.Within(var limit) -> {
                limit.ifPresent(text -> request.setAttribute(LIMIT, text));
                yield caller.grants().has(needed)
                        ? null
                        : told(request, refuse(request, HttpStatus.FORBIDDEN, noGrant(caller.getName(), needed)));
            }
        };
    }

    /// Tells what is left of the quota.
    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        told(request, response);
    }

    private static MutableHttpResponse<?> told(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getUserPrincipal(Caller.class)
                .flatMap(caller -> caller.allowance().policy())
                .ifPresent(policy -> response.getHeaders().set(POLICY, policy));
        request.getAttribute(LIMIT, String.class)
                .ifPresent(limit -> response.getHeaders().set(LIMIT, limit));
        return response;
    }

    private static String noGrant(String name, Permission needed) {
        return name + " has no grant to " + needed.text() + '.';
    }

    private MutableHttpResponse<?> refuse(HttpRequest<?> request, HttpStatus status, String detail) {
        var context = ErrorContext.builder(request).errorMessage(detail).build();
        return errors.processResponse(context, HttpResponse.status(status));
    }
}
