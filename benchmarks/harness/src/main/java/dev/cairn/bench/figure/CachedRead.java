package dev.cairn.bench.figure;

import dev.cairn.bench.http.Load;
import dev.cairn.bench.http.Script;
import dev.cairn.bench.http.Wire;
import dev.cairn.bench.measure.Comparison;
import dev.cairn.bench.stack.Place;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;

/** The latest assessment out of the cache, against the same bytes out of the same Redis. */
public final class CachedRead {

    private static final double LIMIT = 2;
    private static final String KEY = "bench:latest";

    private CachedRead() {}

    /** Measures it. */
    public static Figure measure(Bench bench) throws IOException {
        Place place = bench.place();
        var customer = bench.customer();
        String path = "/api/v1/assessments/" + customer.organisation() + "/"
                + customer.projects().get(0).slug() + "/latest";
        byte[] ours = Wire.request("GET", path, customer.token(), "");
        byte[] theirs = Wire.request("GET", "/cached/" + KEY, "", "");
        byte[] body = body(place.assessmentService(), ours);
        keep(place.redis(), body);
        if (body(place.bare(), theirs).length != body.length) {
            throw new IllegalStateException("the two do not answer the same bytes");
        }
        int clients = bench.effort().clients();
        try (var suite = new Load(place.assessmentService(), Collections.nCopies(clients, Script.repeating(ours)));
                var bare = new Load(place.bare(), Collections.nCopies(clients, Script.repeating(theirs)))) {
            var turns = new Turns(
                    new Turns.Side(suite, bench.service(place.assessmentService()), () -> {}),
                    new Turns.Side(bare, bench.bare().stat(), () -> {}));
            Comparison comparison = turns.compare(bench.effort(), bench.effort().reads());
            Map<String, Object> details = turns.details(comparison, "CPU microseconds per request");
            details.put("bytes", body.length);
            return new Figure(
                    "cached-read",
                    "latest assessment from the cache : bare Redis endpoint, CPU per request",
                    comparison.ratio().p50(),
                    LIMIT,
                    "x",
                    details);
        }
    }

    private static byte[] body(int port, byte[] request) throws IOException {
        try (var wire = new Wire(port)) {
            Wire.Reply reply = wire.exchange(request);
            if (reply.status() != 200) {
                throw new IllegalStateException("answered by " + reply.status() + ": " + reply.text());
            }
            return reply.body();
        }
    }

    /** One SET in Redis's own protocol: not worth a client. */
    private static void keep(int port, byte[] value) throws IOException {
        try (var socket = new Socket("127.0.0.1", port);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
            out.write(("*3\r\n$3\r\nSET\r\n$" + KEY.length() + "\r\n" + KEY + "\r\n$" + value.length + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(value);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(5);
            if (!new String(answer, StandardCharsets.US_ASCII).equals("+OK\r\n")) {
                throw new IOException("Redis refused: " + new String(answer, StandardCharsets.US_ASCII));
            }
        }
    }
}
