package dev.cairn.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ports on loopback. */
public final class Ports {

    private Ports() {}

    /** Ports that nobody listens on now. */
    public static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new StackException("no free port: " + e.getMessage(), e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /**
     * Refuses ports that are in use, naming the first of them and who wanted it.
     *
     * @param wanted name of each listener by its port
     * @throws StackException if one is taken
     */
    public static void demandFree(Map<Integer, String> wanted) {
        wanted.forEach((port, name) -> {
            if (!isFree(port)) {
                throw new StackException("port " + port + " is in use, and " + name
                        + " wants it: stop what listens there, or choose other ports with --port-base");
            }
        });
    }

    /** Whether a server could listen on this port of loopback. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: a connection of an earlier run in TIME_WAIT does not block the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StackException("cannot close a probe socket: " + e.getMessage(), e);
        }
    }
}
