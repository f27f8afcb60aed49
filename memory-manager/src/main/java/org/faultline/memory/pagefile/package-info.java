/**
 * Where written pages are: slots and how runs of them are found, how the file grows, and the stores
 * that keep bytes, in memory or in a real file with checksums.
 */
@NullMarked
package org.faultline.memory.pagefile;

import org.jspecify.annotations.NullMarked;
