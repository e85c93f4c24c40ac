// A composer that is made anew, with new nodes and the same text.
import { useEffect, useState } from "react";

// A React key that changes when the page is told to replace its composers.
export function useReplaceableKey() {
  const [key, setKey] = useState(0);
  useEffect(() => {
    const replace = () => setKey((key) => key + 1);
    window.addEventListener("fixture:replace", replace);
    return () => window.removeEventListener("fixture:replace", replace);
  }, []);
  return key;
}
