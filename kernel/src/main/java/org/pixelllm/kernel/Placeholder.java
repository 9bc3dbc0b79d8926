package org.pixelllm.kernel;

final class Placeholder {}
