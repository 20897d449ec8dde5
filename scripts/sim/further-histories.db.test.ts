import { HISTORIES, testHistories } from "./test-histories";

// A second file, since files run at the same time.
testHistories(HISTORIES);
