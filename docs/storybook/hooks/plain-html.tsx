import type { Decorator } from '@storybook/react-vite'

/** Gives the bare elements of an example the plain looks of `.storybook/preview.css`. */
export const plainHtml: Decorator = (story) => <div className="plain-html">{story()}</div>
