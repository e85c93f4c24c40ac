// The list of people that opens at an @. Enter and Tab pick the highlighted
// one, Escape closes the list.
import { neighbours } from "../neighbours.js";

// TipTap's suggestion settings; `show` gets the list's state, or null.
export function suggestion(show) {
  return {
    items: ({ query }) => neighbours.filter(({ handle }) => handle.startsWith(query.toLowerCase())),
    render() {
      let state = null;
      const update = (changes) => {
        state = changes && { ...state, ...changes };
        show(state && state.items.length > 0 ? state : null);
      };
      const pick = (index) => state.command({ id: state.items[index].handle });
      return {
        onStart: ({ items, command }) => update({ items, command, active: 0, pick }),
        // A list that was closed with Escape stays closed.
        onUpdate: ({ items, command }) => state && update({ items, command, active: 0 }),
        onExit: () => update(null),
        onKeyDown({ event }) {
          if (!state || state.items.length === 0) {
            return false;
          }
          const { length } = state.items;
          switch (event.key) {
            case "ArrowDown":
              update({ active: (state.active + 1) % length });
              return true;
            case "ArrowUp":
              update({ active: (state.active + length - 1) % length });
              return true;
            case "Enter":
            case "Tab":
              pick(state.active);
              return true;
            case "Escape":
              update(null);
              return true;
            default:
              return false;
          }
        },
      };
    },
  };
}

export function MentionList({ items, active, pick }) {
  return (
    <div className="mention-list" role="listbox">
      {items.map(({ handle, name }, index) => (
        <div
          key={handle}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault();
            pick(index);
          }}
        >
          <strong>{name}</strong> @{handle}
        </div>
      ))}
    </div>
  );
}
