/**
 * Generators of references: uniform, Zipf, loops, phases and other patterns, which fill batches
 * from seeded random numbers and allocate nothing for each reference.
 */
package org.faultline.workload.reference;
