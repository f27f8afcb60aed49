/** What a run is made of before it runs: the owners of a machine as its config wants them. */
package org.faultline.actors.plan;
