export { CommandSnippet, type CommandSnippetProps } from './command-snippet.js'
