/** Quantities and tables for people, alike in every locale. */
package org.faultline.lab.results.text;
