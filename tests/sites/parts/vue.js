// What the pages in Vue share: the state of a publication, and the posts below.
import { h, reactive, ref } from "vue";
import { accepted, onAccepted, publisher } from "./send.js";
import { switches } from "./switches.js";

// `state.busy` and `state.failed`, and what publishes.
export function usePublisher() {
  const state = reactive({ busy: false, failed: false });
  return { state, publish: publisher((now) => Object.assign(state, now)) };
}

export const Published = {
  setup() {
    const posts = ref(accepted());
    onAccepted(() => (posts.value = accepted()));
    return () => posts.value.map((post) => h("article", { class: "post", key: post.number }, post.text));
  },
};

// How a button hears its press; press.js names events as React does.
export function vuePress(publish) {
  const act = (event) => {
    event.preventDefault();
    if (!switches.ignoresUntrusted || event.isTrusted) {
      publish();
    }
  };
  return switches.actsOnPointerDown ? { onPointerdown: act } : { onClick: act };
}

export const isPublishKey = (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey);
