import { ListShelf } from '../src/lists/list-shelf.ts';

/** Imports the files named after the data folder and the shipped one, in turn: for the test that kills it. */
const [folder = '', shipped = '', ...files] = process.argv.slice(2);
const shelf = new ListShelf(folder, { shipped });
for (const file of files) await shelf.import(file);
