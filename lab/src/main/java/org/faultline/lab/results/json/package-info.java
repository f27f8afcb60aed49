/** JSON files: the one mapper between records and text, with the same bytes on every machine. */
package org.faultline.lab.results.json;
