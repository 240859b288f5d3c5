package dev.gatekeeper.access.guard;

import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;

/// Tells what a request's route needs of its caller: what it says itself by [Needs]. Thread-safe.
@Guarded
@Singleton
final class Routes {

    private final boolean openMetrics;

    Routes(AccessSettings settings) {
        this.openMetrics = settings.openMetrics();
    }

    /// Where there is no route, there is nothing to guard: the answer is 404 or 405.
    Permission need(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(route -> need(route, request.getPath()))
                .orElse(Permission.NONE);
    }

    private Permission need(RouteMatch<?> route, String path) {
        return route.getAnnotationMetadata()
                .enumValue(Needs.class, Permission.class)
                .orElseGet(() -> unsaid(path));
    }

    /// The frameworks' own routes say nothing, nor does the description of the interface, which is as open as the
    /// schema; what else does not, was forgotten.
    private Permission unsaid(String path) {
        if (isUnder(path, "/health") || isUnder(path, "/docs") || path.equals("/openapi.yml")) {
            return Permission.NONE;
        }
        if (path.equals("/prometheus")) {
            return openMetrics ? Permission.NONE : Permission.READ_METRICS;
        }
        return Permission.OPERATE;
    }

    private static boolean isUnder(String path, String root) {
        return path.equals(root) || path.startsWith(root + '/');
    }
}
