using System.Globalization;
using System.Reflection;

namespace Fabstir.Abi.Tests;

/// <summary>The names that the compiler gives to members in documentation files: "Documentation comments" of the C# specification, annex D.4.2.</summary>
internal static class DocumentationId
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"T:{Name(type)}",
        FieldInfo => $"F:{Name(member.DeclaringType!)}.{member.Name}",
        PropertyInfo property => $"P:{Name(member.DeclaringType!)}.{member.Name}{Parameters(property.GetIndexParameters())}",
        MethodBase method => $"M:{Name(member.DeclaringType!)}.{MethodName(method)}{Parameters(method.GetParameters())}{Result(method)}",
        _ => throw new NotSupportedException(member.ToString()),
    };

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string MethodName(MethodBase method)
    {
        string name = method.Name.Replace('.', '#');
        return method.IsGenericMethod ? string.Create(CultureInfo.InvariantCulture, $"{name}``{method.GetGenericArguments().Length}") : name;
    }

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(static parameter => Reference(parameter.ParameterType)))})";

    // Conversions may differ in what they return only.
    private static string Result(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? "~" + Reference(conversion.ReturnType) : "";

    private static string Reference(Type type)
    {
        if (type.IsByRef)
        {
            return Reference(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Reference(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{(type.DeclaringMethod is null ? "`" : "``")}{type.GenericParameterPosition}");
        }

        if (!type.IsGenericType)
        {
            return Name(type);
        }

        string definition = Name(type.GetGenericTypeDefinition());
        return $"{definition[..definition.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(",", type.GetGenericArguments().Select(Reference))}}}";
    }
}
