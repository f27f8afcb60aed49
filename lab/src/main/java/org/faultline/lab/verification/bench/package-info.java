/**
 * What Faultline costs on this computer: each figure beside a loop that bounds it, measured in
 * turns.
 */
package org.faultline.lab.verification.bench;
