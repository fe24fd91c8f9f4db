using System.Xml.Linq;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests;

/// <summary>What every method that talks to the chain says in an editor.</summary>
public sealed class PublicMethodTests
{
    private static readonly ILookup<string, XElement> Pages = XDocument
        .Load(Path.ChangeExtension(typeof(FabstirClient).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToLookup(static member => ((string)member.Attribute("name")!).Split('(')[0]);

    public static TheoryData<string> Methods =>
    [
        .. FacetMethods.All
            .Select(static method => $"M:{method.DeclaringType!.FullName}.{method.Name}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public void It_says_what_it_reads_and_writes_and_what_it_throws(string method)
    {
        XElement[] pages = [.. Pages[method]];

        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            Assert.Matches("(?i)(reads|writes|sends|follows)", page.Value);
            Assert.True(page.Elements("exception").Any() || page.Value.Contains("no exception", StringComparison.Ordinal) || SaysForAll(method), $"{method} names no exception.");
            Assert.All(page.Elements("param"), parameter => Assert.NotEmpty(parameter.Value));
        });
    }

    // A class may say for all its methods what they throw.
    private static bool SaysForAll(string method) => Pages[$"T:{method[2..method.LastIndexOf('.')]}"].Any(static page => page.Descendants("see")
        .Any(static see => ((string?)see.Attribute("cref"))?.EndsWith("Exception", StringComparison.Ordinal) == true));
}
