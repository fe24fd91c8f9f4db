namespace Fabstir;

/// <summary>A contract in memory refuses, for a reason that the deployed one has too.</summary>
internal sealed class MockRevert(string reason) : Exception(reason);
