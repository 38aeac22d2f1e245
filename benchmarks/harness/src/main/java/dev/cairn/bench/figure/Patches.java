package dev.cairn.bench.figure;

import dev.cairn.bench.http.Script;
import dev.cairn.bench.http.Wire;
import dev.cairn.bench.stack.Customer;
import dev.cairn.bench.stack.Customer.Project;
import java.io.IOException;

/** Renames one project again and again, each time at the version that the last answer told. */
final class Patches implements Script {

    private final String path;
    private final String token;
    private String etag;
    private int number;

    /** Reads the project once, to know its version. */
    Patches(Wire wire, Customer customer, Project project) throws IOException {
        path = "/api/v1/projects/" + customer.organisation() + "/" + project.slug();
        token = customer.token();
        Wire.Reply present = wire.exchange(Wire.request("GET", path, token, ""));
        Script.super.answered(present);
        etag = present.etag();
    }

    /** The version that the last answer told. */
    String version() {
        return etag.replace("\"", "");
    }

    @Override
    public byte[] next() {
        return Wire.request("PATCH", path, token, Command.rename(number++), "If-Match: " + etag);
    }

    @Override
    public void answered(Wire.Reply reply) {
        Script.super.answered(reply);
        etag = reply.etag();
    }
}
