using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Fabstir.Abi.Tests;

/// <summary>What a package's user sees in an editor: something about each public type and member.</summary>
public sealed class DocumentationTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Library = typeof(Address).Assembly;

    private static readonly Dictionary<string, XElement> Documentation =
        XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member")
            .ToDictionary(static member => member.Attribute("name")!.Value);

    [Fact]
    public void Documents_each_public_type() => AssertDocumented(Library.GetExportedTypes());

    [Fact]
    public void Documents_each_public_and_protected_member() => AssertDocumented(Library.GetExportedTypes().SelectMany(Members));

    [Fact]
    public void Refers_to_nothing_that_does_not_exist() =>
        Assert.DoesNotContain(
            Documentation.Values.SelectMany(static member => member.Descendants().Attributes("cref")),
            static cref => cref.Value.StartsWith("!:", StringComparison.Ordinal));

    private static void AssertDocumented(IEnumerable<MemberInfo> members)
    {
        string[] undocumented = [.. members.Select(DocumentationId.Of).Where(static id => !IsDocumented(id))];

        Assert.Empty(undocumented);
    }

    private static bool IsDocumented(string id) =>
        Documentation.TryGetValue(id, out XElement? member) &&
        (member.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value));

    private static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(All).Where(static member => member switch
    {
        // What the compiler adds to records, and constructors that nobody wrote, cannot be documented.
        _ when member.IsDefined(typeof(CompilerGeneratedAttribute)) => false,
        ConstructorInfo constructor => IsVisible(constructor) && constructor.GetParameters().Length > 0 && !IsCopy(constructor),
        MethodInfo method => IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name != "EqualityContract",
        FieldInfo field => field.IsPublic || field.IsFamily,
        _ => false,
    });

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo constructor) => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;
}
