// Icons, drawn as strokes: pages under the strict policy load no images.
const paths = {
  at: "M16 12a4 4 0 1 0-8 0 4 4 0 0 0 8 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  globe: "M3 12h18M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18c3 3 3 15 0 18-3-3-3-15 0-18",
  lock: "M6 11h12v9H6zM9 11V7a3 3 0 0 1 6 0v4",
  unlock: "M6 11h12v9H6zM9 11V7a3 3 0 0 1 6-1",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  poll: "M5 20V10M12 20V4M19 20v-7",
  warning: "M12 4 2.5 20h19zM12 10v5M12 17.5v.5",
  pen: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  home: "M4 11l8-7 8 7v9h-6v-6h-4v6H4z",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 21 21",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 21h4",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 21a8 8 0 0 1 16 0",
  close: "M5 5l14 14M19 5 5 19",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 3",
};

export function Icon({ name }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
    </svg>
  );
}
