import { testHistories } from "./test-histories";

testHistories(0);
