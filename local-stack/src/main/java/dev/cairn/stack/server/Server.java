package dev.cairn.stack.server;

import dev.cairn.stack.process.ChildSpec;

/** One server: how it is prepared and run, and whether it answers. */
public interface Server {

    /** Makes what has to be there before the first start; does nothing the second time. */
    void prepare();

    /** The command of the running server. */
    ChildSpec spec();

    /** Whether it takes requests now; must return within a second or two. */
    boolean answers();
}
