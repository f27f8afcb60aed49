/**
 * Where written pages are: slots and how runs of them are found, how the file grows, and the stores
 * that keep bytes, in memory or in a real file with checksums.
 */
package org.faultline.memory.pagefile;
