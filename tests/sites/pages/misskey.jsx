/** @jsxRuntime classic @jsx h */
// Misskey in shape: a textarea in Vue, in a form without a form element.
import { createApp, h, ref } from "vue";
import { signedIn, switches } from "../parts/switches.js";
import { Published, isPublishKey, usePublisher, vuePress } from "../parts/vue.js";

localStorage.setItem("account", JSON.stringify({ id: "1", username: signedIn.handle, name: signedIn.name }));

const PostForm = {
  setup() {
    const text = ref("");
    const { state, publish } = usePublisher();
    const post = async () => {
      if (await publish({ site: "misskey", text: text.value, audience: "public" })) {
        text.value = "";
      }
    };
    return () => (
      <div class="post-form">
        <header>
          <button type="button" class="account" aria-label="Switch account">{signedIn.name}</button>
          <button type="button" aria-label="Visibility"><i class="ti ti-world" /></button>
          <button
            type="button"
            data-cy-open-post-form-submit=""
            disabled={state.busy || text.value.trim() === ""}
            {...vuePress(post)}
          >
            {switches.reply ? "Reply" : "Note"} <i class={switches.reply ? "ti ti-arrow-back-up" : "ti ti-send"} />
          </button>
        </header>
        <textarea
          data-cy-post-form-text=""
          placeholder="What's up?"
          value={text.value}
          onInput={(event) => (text.value = event.target.value)}
          onKeydown={(event) => isPublishKey(event) && post()}
        />
        {state.failed && <p role="alert">Error</p>}
      </div>
    );
  },
};

createApp({ render: () => [h(PostForm), h(Published)] }).mount("#misskey_app");
