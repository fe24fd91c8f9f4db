using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Reads the members of an enum from the artifact, where it has them.</summary>
internal static class EnumMembers
{
    /// <summary>The members in order; none, and a diagnostic, when they are none that the enum can have.</summary>
    /// <param name="list">What the artifact lists.</param>
    /// <param name="name">The enum.</param>
    /// <param name="limit">How many members its type can count.</param>
    /// <param name="diagnostics">Where what is wrong goes.</param>
    public static EquatableArray<EnumMemberModel> Parse(JsonValue list, SourceName name, int limit, List<AbiDiagnostic> diagnostics)
    {
        if (list.Kind != JsonKind.Array || list.Items.Count > limit)
        {
            Report(list, $"The members of the enum {name.Text} are an array of at most {limit} names");
            return default;
        }

        FieldNames names = new(name.Name, unnamed: "", ReservedNames.EnumMemberNames, suffix: "Member");
        List<EnumMemberModel> members = [];
        foreach (JsonValue item in list.Items)
        {
            if (item.Kind != JsonKind.String || !Identifiers.IsIdentifier(item.Text))
            {
                Report(item, $"A member of the enum {name.Text} is a name of letters, digits, _ and $");
                return default;
            }

            members.Add(new EnumMemberModel(item.Text, names.Add(item.Text, members.Count).Property));
        }

        return new(members);

        void Report(JsonValue at, string message) => diagnostics.Add(new AbiDiagnostic(RuleIds.MalformedEntry, at.Range, message));
    }
}
