namespace Fabstir.Streaming.Benchmarks.Server;

/// <summary>Whose tokens the server says it sends: a line on its standard input.</summary>
/// <param name="ChainId">The chain.</param>
/// <param name="Marketplace">The marketplace on it.</param>
/// <param name="Model">The model of the session.</param>
internal sealed record ServerIdentity(ulong ChainId, string Marketplace, string Model);
