using System.Globalization;
using System.Text.RegularExpressions;
using Fabstir.Tests;

namespace Integration.Tests.Surface;

/// <summary>A function of the deployed contracts, as the facts of their newest revision list it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mutability">view, pure, nonpayable or payable.</param>
/// <param name="Selector">Its selector.</param>
internal sealed partial record DeployedFunction(string Name, string Mutability, uint Selector)
{
    public bool Writes => Mutability is "nonpayable" or "payable";

    public static IReadOnlyList<DeployedFunction> Of(string contract) =>
    [
        .. Repository.Read("tests", "Fabstir.Contracts.Tests", "Surface", "2026-02-26", $"{contract}.txt").Split('\n')
            .Select(static line => Line().Match(line))
            .Where(static match => match.Success)
            .Select(static match => new DeployedFunction(
                match.Groups["name"].Value,
                match.Groups["mutability"].Value,
                uint.Parse(match.Groups["selector"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];

    [GeneratedRegex(@"^function (?<name>\w+)\(.*?\) (?<mutability>view|pure|nonpayable|payable)\b.* = 0x(?<selector>[0-9a-f]{8})$")]
    private static partial Regex Line();
}
