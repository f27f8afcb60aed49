/**
 * What Faultline costs on this computer: each figure beside a loop that bounds it, measured in
 * turns.
 */
@NullMarked
package org.faultline.lab.verification.bench;

import org.jspecify.annotations.NullMarked;
