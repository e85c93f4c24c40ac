/** @jsxRuntime classic @jsx h */
// Pixelfed in shape: the caption's page of the compose modal. What publishes is a
// link in the card's head.
import { createApp, h, ref } from "vue";
import { Published, usePublisher, vuePress } from "../parts/vue.js";

const ComposeModal = {
  setup() {
    const text = ref("");
    const { state, publish } = usePublisher();
    const post = async () => {
      if (await publish({ site: "pixelfed", text: text.value, audience: "public" })) {
        text.value = "";
      }
    };
    return () => (
      <div class="compose-modal-component">
        <div class="card">
          <div class="card-header">
            <a href="#" class="text-decoration-none" onClick={(event) => event.preventDefault()}>Back</a>
            <span>New Post</span>
            <a href="#" class="font-weight-bold text-decoration-none" {...vuePress(post)}>Post</a>
          </div>
          <div class="card-body">
            <textarea
              class="form-control"
              placeholder="Write a caption..."
              value={text.value}
              onInput={(event) => (text.value = event.target.value)}
            />
            {state.failed && <p role="alert">Oops</p>}
          </div>
        </div>
      </div>
    );
  },
};

createApp({ render: () => [h(ComposeModal), h(Published)] }).mount("#app");
