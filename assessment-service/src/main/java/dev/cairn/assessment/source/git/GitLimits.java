package dev.cairn.assessment.source.git;

/**
 * What a repository may ask of us; beyond any of these it is not read.
 *
 * @param objects commits, trees and files together
 * @param objectBytes the largest object that is held in memory: a tree, or a file that is kept as a difference; files
 *     that are kept whole are read as a stream, however large
 * @param redirects how often the server may send us on, within its own origin
 */
public record GitLimits(int objects, int objectBytes, int redirects) {}
