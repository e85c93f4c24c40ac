/** @jsxRuntime classic @jsx h */
// Elk in shape: TipTap in Vue; Mod-Enter is a shortcut of the editor's.
import { Editor, Extension } from "@tiptap/core";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { History } from "@tiptap/extension-history";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Placeholder } from "@tiptap/extension-placeholder";
import { Text } from "@tiptap/extension-text";
import { createApp, h, onMounted, ref } from "vue";
import { signedIn, switches } from "../parts/switches.js";
import { Published, usePublisher, vuePress } from "../parts/vue.js";

localStorage.setItem("elk-current-user-handle", `${signedIn.handle}@mastodon.social`);

// A document: TipTap parses strings as HTML, which the strict policy forbids.
const empty = { type: "doc", content: [{ type: "paragraph" }] };

const PublishWidget = {
  setup() {
    const place = ref(null);
    const text = ref("");
    const { state, publish } = usePublisher();
    let editor = null;

    const post = async () => {
      if (await publish({ site: "elk", text: text.value, audience: "public" })) {
        editor.commands.setContent(empty, true);
      }
    };

    onMounted(() => {
      editor = new Editor({
        element: place.value,
        extensions: [
          Document,
          Paragraph,
          Text,
          HardBreak,
          History,
          Placeholder.configure({ placeholder: switches.reply ? "Reply to …" : "What is on your mind?" }),
          Extension.create({
            name: "publish",
            addKeyboardShortcuts: () => ({
              "Mod-Enter": () => {
                post();
                return true;
              },
            }),
          }),
        ],
        content: empty,
        // The strict policy forbids the style element too.
        injectCSS: false,
        autofocus: switches.autofocus ? "end" : false,
        editorProps: { attributes: { class: "content-editor content-rich" } },
        onUpdate: () => (text.value = editor.getText({ blockSeparator: "\n" })),
      });
    });

    return () => (
      <div aria-roledescription="publish-widget" aria-label="Publish widget">
        <div ref={place} />
        {state.failed && <p role="alert">Publishing failed</p>}
        <div class="tools">
          <button type="button" aria-label="Add images"><span class="i-ri:image-add-line" /></button>
          <button type="button" aria-label="Change content visibility"><span class="i-ri:earth-line" /></button>
          <button
            type="button"
            class="btn-solid publish-button"
            aria-disabled={state.busy || text.value.trim() === ""}
            {...vuePress(post)}
          >
            <span>{switches.reply ? "Reply" : "Publish"}</span>
          </button>
        </div>
      </div>
    );
  },
};

createApp({ render: () => [h(PublishWidget), h(Published)] }).mount("#app");
