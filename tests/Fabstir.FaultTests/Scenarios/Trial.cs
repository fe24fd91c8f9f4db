namespace Fabstir.FaultTests.Scenarios;

/// <summary>How a scenario is tried.</summary>
/// <param name="Seed">What dice are made of.</param>
/// <param name="Runs">How often; null for as often as the scenario does by itself.</param>
/// <param name="Broken">What is left out on purpose, so that the scenario has to find it.</param>
/// <param name="Complain">Where it is said why something is not as it should be.</param>
internal sealed record Trial(ulong Seed, int? Runs, BrokenPart Broken, Action<string> Complain);
