package dev.cairn.bench.baseline;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers with what Redis has under a key, as it is. */
@Path("/cached/{key}")
class CachedResource {

    private final ReactiveValueCommands<String, byte[]> values;

    CachedResource(ReactiveRedisDataSource redis) {
        values = redis.value(byte[].class);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<byte[]> read(@PathParam("key") String key) {
        return values.get(key);
    }
}
